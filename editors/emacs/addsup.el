;;; addsup.el --- Figures and dates of news copy, checked by addsup  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.8"))

;;; Commentary:

;; Eglot starts `addsup lsp' for text, Markdown, HTML and files of claims:
;;
;;     (load "/path/to/editors/emacs/addsup.el")
;;     (add-hook 'text-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)

(defgroup addsup nil "Figures and dates of news copy." :group 'text)

(defcustom addsup-command '("addsup" "lsp")
  "The program, with its arguments."
  :type '(repeat string))

(defcustom addsup-settings nil
  "Settings of addsup, as a property list: (:messages \"ar\" :inlayHints t)."
  :type 'plist)

(defclass addsup-server (eglot-lsp-server) ()
  :documentation "The language server of addsup.")

(cl-defmethod eglot-initialization-options ((_server addsup-server))
  "The settings that the server begins with."
  (or addsup-settings eglot--{}))

(defun addsup-contact (&optional _interactive)
  "How the server is started."
  (cons 'addsup-server addsup-command))

;;;###autoload
(define-derived-mode addsup-claims-mode prog-mode "Claims"
  "Statements in the notation of addsup."
  (setq-local comment-start "# ")
  (setq-local font-lock-defaults
              '((("\\_<\\(?:document\\|source\\|measure\\|event\\|change\\|list\\|member\\|claim\\|given\\|says\\|published\\|language\\)\\_>"
                  . font-lock-keyword-face)))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.claims\\'" . addsup-claims-mode))

(add-to-list 'eglot-server-programs '(addsup-claims-mode . addsup-contact))
(add-to-list 'eglot-server-programs '(text-mode . addsup-contact))
(add-to-list 'eglot-server-programs '(markdown-mode . addsup-contact))
(add-to-list 'eglot-server-programs '(mhtml-mode . addsup-contact))

(defun addsup-graph ()
  "Show the claim graph of this document, in the language of Graphviz."
  (interactive)
  (let ((drawn (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                                (list :command "addsup.graph"
                                      :arguments (vector (plist-get (eglot--TextDocumentIdentifier) :uri) "dot")))))
    (with-current-buffer (get-buffer-create "*addsup graph*")
      (erase-buffer)
      (insert (or drawn ""))
      (display-buffer (current-buffer)))))

(provide 'addsup)
;;; addsup.el ends here
