-- addsup in Neovim (0.7 or newer). Put this file into a folder of the runtime path as
-- lua/addsup.lua, then: require("addsup").setup({ messages = "ar" })
local M = {}

M.filetypes = { "text", "markdown", "html", "claims", "toml" }

--- The folder that a draft belongs to: the one that holds addsup.toml or .git, else its own.
local function root(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  for _, mark in ipairs({ "addsup.toml", ".git" }) do
    local found = vim.fn.finddir(mark, folder .. ";")
    if found == "" then
      found = vim.fn.findfile(mark, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:s?/$??:h")
    end
  end
  return folder
end

--- Starts the server, once for each folder, and attaches a buffer to it.
--- `options.cmd` is the program, all other options are settings of addsup.
function M.attach(buffer, options)
  options = vim.deepcopy(options or {})
  local cmd = options.cmd or { "addsup", "lsp" }
  options.cmd = nil
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  M.clients = M.clients or {}
  if not M.clients[folder] then
    M.clients[folder] = vim.lsp.start_client({
      name = "addsup",
      cmd = cmd,
      root_dir = folder,
      init_options = options,
      settings = { addsup = options },
      get_language_id = function(_, filetype)
        return ({ text = "plaintext", claims = "addsup-claims" })[filetype] or filetype
      end,
      on_exit = function()
        M.clients[folder] = nil
      end,
    })
  end
  vim.lsp.buf_attach_client(buffer, M.clients[folder])
end

--- Attaches every buffer of copy from now on. The usual keys of your configuration hold:
--- vim.lsp.buf.hover, vim.lsp.buf.code_action, vim.lsp.buf.definition and so on.
function M.setup(options)
  vim.cmd([[autocmd BufRead,BufNewFile *.claims setfiletype claims]])
  M.options = options
  vim.cmd([[augroup addsup]])
  vim.cmd([[autocmd!]])
  vim.cmd(
    "autocmd FileType "
      .. table.concat(M.filetypes, ",")
      .. " lua require('addsup').attach(tonumber(vim.fn.expand('<abuf>')), require('addsup').options)"
  )
  vim.cmd([[augroup END]])
  vim.cmd([[command! AddsupGraph lua require('addsup').graph()]])
end

--- Shows the claim graph of the document in a window beside it, as a Mermaid flowchart.
function M.graph()
  local params = { command = "addsup.graph", arguments = { vim.uri_from_bufnr(0), "mermaid" } }
  vim.lsp.buf_request(0, "workspace/executeCommand", params, function(err, drawn)
    if err or type(drawn) ~= "string" then
      return
    end
    vim.cmd("vnew")
    vim.bo.buftype, vim.bo.bufhidden = "nofile", "wipe"
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(drawn, "\n"))
  end)
end

return M
