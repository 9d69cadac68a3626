-- Checks drafts in Neovim 0.7 or newer. Put this file into ~/.config/nvim/plugin/.
-- To change something, set vim.g.dialogvakt in init.lua: { cmd = {...}, filetypes = {...}, settings = {...} }.

local wishes = vim.tbl_extend("force", {
  cmd = { "dialogvakt", "lsp" },
  filetypes = { "text", "markdown" },
  settings = {},
}, vim.g.dialogvakt or {})

-- An empty table would be sent as a list.
local settings = next(wishes.settings) and wishes.settings or vim.empty_dict()
local config = {
  name = "dialogvakt",
  cmd = wishes.cmd,
  root_dir = vim.fn.getcwd(),
  settings = { dialogvakt = settings },
  -- Neovim 0.7 cannot be asked for settings.
  init_options = settings,
}
local client

local function attach(event)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = event.buf })
    return
  end
  client = client or vim.lsp.start_client(config)
  if client then
    vim.lsp.buf_attach_client(event.buf, client)
  end
end

vim.api.nvim_create_autocmd("FileType", { pattern = wishes.filetypes, callback = attach })
