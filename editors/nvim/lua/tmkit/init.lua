-- Starts tmkit's language server for translation files and texts. For Neovim 0.7 and later.
local M = {}

M.options = {
  cmd = { "tmkit", "lsp" },
  patterns = {
    "*.po", "*.pot", "*.xlf", "*.xliff", "*.sdlxliff", "*.mqxliff", "*.tmx", "*.tbx", "*.json", "*.arb", "*.md", "*.txt",
  },
  markers = { "tmkit.toml", "pyproject.toml", ".git" },
  on_attach = nil,
}

-- A folder's client, for Neovim 0.7, which has no vim.lsp.start.
local clients = {}

local function is_there(path)
  return vim.loop.fs_stat(path) ~= nil
end

-- The nearest folder above the file that holds one of the markers, else the file's own.
function M.root(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local here = folder
  while true do
    for _, marker in ipairs(M.options.markers) do
      if is_there(here .. "/" .. marker) then
        return here
      end
    end
    local parent = vim.fn.fnamemodify(here, ":h")
    if parent == here then
      return folder
    end
    here = parent
  end
end

function M.attach(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local config = { name = "tmkit", cmd = M.options.cmd, root_dir = M.root(path), on_attach = M.options.on_attach }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = clients[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local function execute(command, arguments)
  vim.lsp.buf_request(0, "workspace/executeCommand", { command = command, arguments = arguments }, function(err, told)
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
    elseif type(told) == "string" then
      vim.notify(told)
    end
  end)
end

local function place()
  local position = vim.lsp.util.make_position_params(0, "utf-16")
  return position.textDocument.uri, position.position
end

-- Adds `source = target` to the project's glossary.
function M.add_term(source, target)
  local uri = place()
  execute("tmkit.addTerm", { uri, source, target })
end

-- Sends the unit under the cursor to the project's memory.
function M.remember()
  local uri, position = place()
  execute("tmkit.remember", { uri, position })
end

function M.setup(options)
  M.options = vim.tbl_extend("force", M.options, options or {})
  local group = vim.api.nvim_create_augroup("tmkit", { clear = true })
  vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
    group = group,
    pattern = M.options.patterns,
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  vim.api.nvim_create_user_command("TmkitAddTerm", function(call)
    local source, target = call.args:match("^%s*(.-)%s*=%s*(.-)%s*$")
    if source then
      M.add_term(source, target)
    else
      vim.notify("write :TmkitAddTerm source = target", vim.log.levels.ERROR)
    end
  end, { nargs = 1 })
  vim.api.nvim_create_user_command("TmkitRemember", M.remember, {})
end

return M
