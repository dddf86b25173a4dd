;;; emacs.el --- Eglot as a client: each draft opened, its clash seen, settled  -*- lexical-binding: t; -*-

;;; Commentary:

;; ADDSUP=program ADDSUP_EDITORS=editors ADDSUP_DRAFTS=folder emacs --batch -l editors/tests/emacs.el

;;; Code:

(require 'package)
(package-initialize)
(load (expand-file-name "emacs/addsup.el" (getenv "ADDSUP_EDITORS")) nil t)
(setq addsup-command (list (getenv "ADDSUP") "lsp")
      eglot-sync-connect 20
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

(defun addsup-test-wait (what met)
  "Wait until MET returns something, which WHAT names; that thing."
  (let ((until (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall met))) (< (float-time) until))
      (accept-process-output nil 0.02))
    (or found (error "%s does not come" what))))

(defun addsup-test-marked ()
  "The words under each diagnostic, as flymake has them."
  (mapcar (lambda (found)
            (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
          (flymake-diagnostics)))

(defun addsup-test-draft (name words settled)
  "Open the draft NAME, see WORDS marked, apply a change, and see SETTLED in the draft."
  (find-file (expand-file-name name (getenv "ADDSUP_DRAFTS")))
  (unless (eglot-current-server) (call-interactively #'eglot))
  (unless (bound-and-true-p eglot--managed-mode) (eglot--maybe-activate-editing-mode))
  (addsup-test-wait (concat name ": a diagnostic")
                    (lambda () (flymake-start) (equal (addsup-test-marked) (list words))))
  (goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
  (let* ((actions (jsonrpc-request
                   (eglot--current-server-or-lose) :textDocument/codeAction
                   (list :textDocument (eglot--TextDocumentIdentifier)
                         :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                         :context (list :diagnostics []))))
         (action (aref actions 0)))
    (unless (>= (length actions) 2)
      (error "%s: %s changes are offered, not at least 2" name (length actions)))
    (eglot--apply-workspace-edit (plist-get action :edit)))
  (eglot--signal-textDocument/didChange)
  (addsup-test-wait (concat name ": the end of the diagnostic")
                    (lambda () (flymake-start) (null (flymake-diagnostics))))
  (unless (string-match-p (regexp-quote settled) (buffer-string))
    (error "%s: the draft reads now: %s" name (buffer-string)))
  (set-buffer-modified-p nil))

(addsup-test-draft "en.txt" "162 women" "among them 140 women")
(addsup-test-draft "ar.txt" "162 مهندسة" "بينهم 140 مهندسة")
(princ "emacs: both drafts settled\n")
(kill-emacs 0)
;;; emacs.el ends here
