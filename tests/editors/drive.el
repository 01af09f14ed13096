;;; drive.el --- Drives Emacs and eglot as a person would, and writes what it saw as JSON.  -*- lexical-binding: t; -*-

(require 'package)
(package-initialize)
(add-to-list 'load-path (expand-file-name "emacs" (getenv "TMKIT_EDITORS")))
(require 'tmkit)
(require 'json)
(require 'flymake)

(setq tmkit-command (list (getenv "TMKIT_COMMAND") "lsp")
      eglot-sync-connect 20
      eglot-confirm-server-initiated-edits nil
      coding-system-for-write 'utf-8)

(defvar seen nil)

(defun drive-await (what done)
  "Wait until DONE gives non-nil, or fail with WHAT."
  (let ((until (+ (float-time) 20)))
    (while (not (funcall done))
      (when (> (float-time) until) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun drive-diagnostics ()
  "Code and text of each diagnostic of the buffer."
  (flymake-start)
  (mapcar (lambda (one)
            `((code . ,(replace-regexp-in-string "\\`.*\\[\\([a-z-]+\\)\\].*\\'" "\\1" (flymake-diagnostic-text one)))
              (message . ,(flymake-diagnostic-text one))
              (text . ,(buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))))
          (flymake-diagnostics)))

(defun drive-finds (text)
  "Whether a diagnostic stands under TEXT."
  (seq-some (lambda (one) (equal (alist-get 'text one) text)) (drive-diagnostics)))

(defun drive ()
  "The whole visit."
  (find-file (getenv "TMKIT_FILE"))
  (apply #'eglot--connect (eglot--guess-contact))
  (eglot--maybe-activate-editing-mode)
  (flymake-mode 1)
  (drive-await "diagnostics" (lambda () (drive-finds "US$88.7 million")))
  (push `(diagnostics . ,(vconcat (drive-diagnostics))) seen)
  (goto-char (point-min))
  (search-forward "Qualcomm")
  (let* ((server (eglot--current-server-or-lose))
         (hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams))))
    (push `(hover . ,(plist-get (plist-get hover :contents) :value)) seen)
    (search-forward "88.7 mill")
    (let ((actions (jsonrpc-request server :textDocument/codeAction
                                    (list :textDocument (eglot--TextDocumentIdentifier)
                                          :range (list :start (eglot--pos-to-lsp-position)
                                                       :end (eglot--pos-to-lsp-position))
                                          :context '(:diagnostics [])))))
      (seq-doseq (action actions)
        (when (string-match-p "number-scale" (plist-get action :title))
          (eglot--apply-workspace-edit (plist-get action :edit))))))
  (eglot--signal-textDocument/didChange) ; its timer is an idle one, and a batch is never idle
  (drive-await "the fix" (lambda () (not (drive-finds "US$88.7 billion"))))
  (goto-char (point-max))
  (search-backward "msgstr \"\"")
  (forward-char (length "msgstr \""))
  (let* ((capf (eglot-completion-at-point))
         (table (nth 2 capf))
         (first (car (all-completions "" table)))
         (done (plist-get (nthcdr 3 capf) :exit-function)))
    (insert first)
    (funcall done first 'finished))
  (push `(completed . ,(buffer-substring-no-properties (line-beginning-position) (line-end-position))) seen)
  (push `(text . ,(buffer-substring-no-properties (point-min) (point-max))) seen))

(condition-case trouble (drive) (error (push `(failed . ,(format "%S" trouble)) seen)))
(with-temp-file (getenv "TMKIT_SEEN") (insert (json-encode seen)))
(set-buffer-modified-p nil)
(kill-emacs 0)
;;; drive.el ends here
