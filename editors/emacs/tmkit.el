;;; tmkit.el --- Glossary, memory and checks for translation files  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1") (eglot "1.9"))
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Starts tmkit's language server through eglot: (require 'tmkit), then M-x eglot in a translation file,
;; or add `tmkit-mode' hooks: (add-hook 'po-mode-hook #'eglot-ensure).

;;; Code:

(require 'eglot)

(defgroup tmkit nil "Glossary, memory and checks for translation files." :group 'tools)

(defcustom tmkit-command '("tmkit" "lsp")
  "The command that starts the language server."
  :type '(repeat string))

(define-derived-mode tmkit-translation-mode nxml-mode "Translation"
  "Mode for XLIFF, TMX and TBX files.")

(define-derived-mode tmkit-catalogue-mode text-mode "PO"
  "Plain mode for PO files, where po-mode is not installed.")

(add-to-list 'auto-mode-alist '("\\.\\(xlf\\|xliff\\|sdlxliff\\|mqxliff\\|tmx\\|tbx\\)\\'" . tmkit-translation-mode))
(unless (fboundp 'po-mode)
  (add-to-list 'auto-mode-alist '("\\.pot?\\'" . tmkit-catalogue-mode)))

(add-to-list 'eglot-server-programs
             `((tmkit-translation-mode tmkit-catalogue-mode po-mode text-mode markdown-mode)
               . ,(lambda (&rest _) tmkit-command)))

(defun tmkit-add-term (source target)
  "Add SOURCE and its TARGET to the project's glossary."
  (interactive "sSource term: \nsTarget term: ")
  (message "%s" (eglot-execute-command (eglot--current-server-or-lose) 'tmkit.addTerm
                                       (vector (eglot--path-to-uri (buffer-file-name)) source target))))

(defun tmkit-remember ()
  "Send the unit at point to the project's memory."
  (interactive)
  (message "%s" (eglot-execute-command (eglot--current-server-or-lose) 'tmkit.remember
                                       (vector (eglot--path-to-uri (buffer-file-name)) (eglot--pos-to-lsp-position)))))

(provide 'tmkit)
;;; tmkit.el ends here
