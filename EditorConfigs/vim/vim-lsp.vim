" Zhubi in vim-lsp: source this file in your vimrc. vim-lsp counts code points and never says so: hence the option.
function! s:Root() abort
  let l:folder = lsp#utils#find_nearest_parent_file_directory(lsp#utils#get_buffer_path(), ['.zhubi.json', '.git/'])
  return lsp#utils#path_to_uri(empty(l:folder) ? expand('%:p:h') : l:folder)
endfunction

augroup zhubi_vim_lsp
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
    \ 'name': 'zhubi',
    \ 'cmd': {_ -> ['zhubi', 'lsp']},
    \ 'allowlist': ['text', 'markdown'],
    \ 'languageId': {_ -> &filetype is# 'markdown' ? 'markdown' : 'plaintext'},
    \ 'root_uri': {_ -> s:Root()},
    \ 'initialization_options': {'positionEncoding': 'utf-32'},
    \ })
augroup END
