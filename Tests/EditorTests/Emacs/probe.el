;;; probe.el --- What the probes of both clients share -*- lexical-binding: t; -*-
(setq debug-on-error nil make-backup-files nil create-lockfiles nil)
(require 'package)
;; Where Debian keeps packages; -Q hides them.
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
(package-initialize)
(add-to-list 'load-path (expand-file-name "emacs" (getenv "EDITOR_CONFIGS")))

(defun probe-wait (what condition &optional seconds)
  "Wait until CONDITION gives a value and give it; an error that names WHAT after SECONDS."
  (let ((end (+ (float-time) (or seconds 30))) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "timeout: %s" what))))

(defun probe-expect (what found wanted)
  "An error that names WHAT unless FOUND is WANTED."
  (unless (equal found wanted) (error "%s: %S, not %S" what found wanted)))

(defun probe-line (number)
  "The text of line NUMBER."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- number))
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun probe-goto (text)
  "Put point before TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun probe-complete (capf wanted)
  "Take the candidate that ends in WANTED of what CAPF offers, as completion interfaces do."
  (let* ((start (nth 0 capf)) (end (nth 1 capf)) (table (nth 2 capf))
         (candidates (all-completions (buffer-substring-no-properties start end) table))
         (chosen (seq-find (lambda (one) (string-suffix-p wanted one)) candidates)))
    (unless chosen (error "completion offers %S" candidates))
    (delete-region start end)
    (insert chosen)
    (funcall (plist-get (nthcdr 3 capf) :exit-function) chosen 'finished)))

(defun probe-main ()
  "Run the probe of the client and end Emacs."
  (condition-case problem
      (progn (probe-client) (kill-emacs 0))
    (error (princ (format "%S\n" problem)) (kill-emacs 1))))
