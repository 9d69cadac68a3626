-- Drives a real Neovim: shows what is found in the draft that it was started with, makes all safe changes in it, saves
-- it, and writes what was seen to a file.
-- Environment: WISHES (vim.g.dialogvakt as JSON), PLUGIN (the file that a user puts into plugin/), SEEN (the file to write).

local PATIENCE = 60000

vim.o.swapfile = false
vim.g.dialogvakt = vim.fn.json_decode(vim.env.WISHES)
vim.cmd("filetype on")
dofile(vim.env.PLUGIN)

local function shown()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local text = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})
    table.insert(found, { code = one.code, message = one.message, severity = one.severity, text = text[1] })
  end
  return found
end

local function has(code)
  return function()
    return vim.tbl_contains(vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0)), code)
  end
end

local function hover(code)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == code then
      vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col })
    end
  end
  local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), PATIENCE)
  for _, answer in pairs(answers or {}) do
    return answer.result and answer.result.contents.value
  end
end

local function run()
  local seen = {}
  vim.wait(PATIENCE, has("abbreviation"), 10)
  seen.before = shown()
  seen.hover = hover("sender")
  vim.ui.select = function(actions, _, choose)
    seen.offered = vim.tbl_map(function(action) return action[2].title end, actions)
    choose(actions[#actions])
  end
  hover("abbreviation")
  vim.lsp.buf.code_action()
  vim.wait(PATIENCE, function() return not has("abbreviation")() end, 10)
  seen.after = shown()
  vim.cmd("silent write")
  vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SEEN)
end

vim.api.nvim_create_autocmd("VimEnter", {
  callback = function()
    local well, problem = pcall(run)
    if not well then
      vim.fn.writefile({ vim.fn.json_encode({ problem = problem }) }, vim.env.SEEN)
    end
    vim.cmd("qall!")
  end,
})
