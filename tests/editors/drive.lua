-- Drives Neovim as a person would: opens a file, reads its diagnostics, hovers, takes a fix, accepts a completion.
-- Writes what it saw as JSON to $TMKIT_SEEN. Works in Neovim 0.7 and later.
local seen = { version = tostring(vim.version().major) .. "." .. tostring(vim.version().minor) }

local function save()
  local file = assert(io.open(os.getenv("TMKIT_SEEN"), "w"))
  local encode = vim.json and vim.json.encode or vim.fn.json_encode
  file:write(encode(seen))
  file:close()
end

local function await(what, done)
  if not vim.wait(20000, done, 20) then
    seen.failed = what
    save()
    vim.cmd("cquit 1")
  end
end

local function position_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      return number, at - 1
    end
  end
  error("no " .. text)
end

local function client()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get({ name = "tmkit" })[1] or get()[1]
end

local function parameters()
  return vim.lsp.util.make_position_params(0, client().offset_encoding)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    if answer.result then
      return answer.result
    end
  end
end

local function run()
  vim.opt.runtimepath:append(os.getenv("TMKIT_PLUGIN"))
  require("tmkit").setup({ cmd = { os.getenv("TMKIT_COMMAND"), "lsp" } })
  vim.cmd("edit " .. os.getenv("TMKIT_FILE"))
  await("attach", function()
    return client() ~= nil
  end)
  await("diagnostics", function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.diagnostics = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
    table.insert(seen.diagnostics, { code = one.code or "", text = line:sub(one.col + 1, one.end_col) })
  end

  local row, column = position_of("Qualcomm")
  vim.api.nvim_win_set_cursor(0, { row, column + 2 })
  seen.hover = ask("textDocument/hover", parameters()).contents.value

  row, column = position_of("88.7 million")
  vim.api.nvim_win_set_cursor(0, { row, column + 6 })
  local params = parameters()
  local range = { start = params.position, ["end"] = params.position }
  local actions = ask("textDocument/codeAction", {
    textDocument = params.textDocument,
    range = range,
    context = { diagnostics = {} },
  })
  for _, action in ipairs(actions) do
    if action.title:find("number-scale", 1, true) then
      vim.lsp.util.apply_workspace_edit(action.edit, client().offset_encoding)
    end
  end
  await("the fix to be seen", function()
    for _, one in ipairs(vim.diagnostic.get(0)) do
      if one.code == "number-scale" then
        return false
      end
    end
    return true
  end)

  row, column = position_of('msgstr ""')
  local last = row
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line == 'msgstr ""' then
      last = number
    end
  end
  vim.api.nvim_win_set_cursor(0, { last, 8 })
  local list = ask("textDocument/completion", parameters())
  local first = list.items[1]
  vim.lsp.util.apply_text_edits({ first.textEdit }, vim.api.nvim_get_current_buf(), client().offset_encoding)
  seen.completed = vim.api.nvim_buf_get_lines(0, last - 1, last, false)[1]
  seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local fine, trouble = pcall(run)
if not fine then
  seen.failed = tostring(trouble)
end
save()
vim.cmd(fine and "qall!" or "cquit 1")
