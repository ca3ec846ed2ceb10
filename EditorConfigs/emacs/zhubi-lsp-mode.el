;;; zhubi-lsp-mode.el --- Zhubi, the proof-reader, in lsp-mode -*- lexical-binding: t; -*-

;; Put this file on the load path and (require 'zhubi-lsp-mode) in your init file.

;;; Code:

(require 'lsp-mode)

(add-to-list 'lsp-language-id-configuration '(text-mode . "plaintext"))

(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection '("zhubi" "lsp"))
  :activation-fn (lsp-activate-on "plaintext" "markdown")
  :add-on? t
  :priority -1
  :server-id 'zhubi
  ;; lsp-mode before 10 counts code points and does not say so; 10 and newer agree on it with the server.
  :initialization-options (lambda ()
                            (unless (fboundp 'lsp--set-position-encoding)
                              '(:positionEncoding "utf-32")))))

(defun zhubi-lsp-mode-ensure ()
  "Start Zhubi in drafts that are files, not in buffers of modes that derive from text."
  (when (and buffer-file-name (memq major-mode '(text-mode markdown-mode gfm-mode)))
    (lsp-deferred)))

(add-hook 'text-mode-hook #'zhubi-lsp-mode-ensure)

(provide 'zhubi-lsp-mode)
;;; zhubi-lsp-mode.el ends here
