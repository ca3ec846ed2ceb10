;;; zhubi-eglot.el --- Zhubi, the proof-reader, in eglot -*- lexical-binding: t; -*-

;; Put this file on the load path and (require 'zhubi-eglot) in your init file. Emacs 29 and newer have eglot built in.

;;; Code:

(require 'eglot)

(add-to-list 'eglot-server-programs
             '((text-mode markdown-mode gfm-mode) . ("zhubi" "lsp")))

(defun zhubi-eglot-ensure ()
  "Start Zhubi in drafts that are files, not in buffers of modes that derive from text (mail, commit messages)."
  (when (and buffer-file-name (memq major-mode '(text-mode markdown-mode gfm-mode)))
    (eglot-ensure)))

(add-hook 'text-mode-hook #'zhubi-eglot-ensure)

;; A folder with .zhubi.json is a workspace, with or without version control.
(defun zhubi-eglot--project (folder)
  "The workspace of FOLDER: the nearest folder above that holds .zhubi.json, or nil."
  (let ((root (locate-dominating-file folder ".zhubi.json")))
    (and root (cons 'transient root))))

(add-hook 'project-find-functions #'zhubi-eglot--project)

(provide 'zhubi-eglot)
;;; zhubi-eglot.el ends here
