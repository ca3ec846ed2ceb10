" Zhubi in ALE. Counts columns in bytes, which ALE does and never says: hence the option below.
" ALE puts completions behind what is typed already, so use another plugin where you want them.
if exists('g:loaded_zhubi_ale') || !exists('g:loaded_ale') && empty(globpath(&runtimepath, 'autoload/ale/linter.vim'))
  finish
endif
let g:loaded_zhubi_ale = 1

function! s:Root(buffer) abort
  for l:marker in ['.zhubi.json', '.git']
    let l:found = ale#path#FindNearestFile(a:buffer, l:marker)
    if empty(l:found)
      let l:found = ale#path#FindNearestDirectory(a:buffer, l:marker)
    endif
    if !empty(l:found)
      return fnamemodify(substitute(l:found, '[\/]$', '', ''), ':p:h')
    endif
  endfor
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

for s:type in ['text', 'markdown']
  call ale#linter#Define(s:type, {
  \ 'name': 'zhubi',
  \ 'lsp': 'stdio',
  \ 'executable': 'zhubi',
  \ 'command': '%e lsp',
  \ 'project_root': function('s:Root'),
  \ 'language': {buffer -> getbufvar(buffer, '&filetype') is# 'markdown' ? 'markdown' : 'plaintext'},
  \ 'initialization_options': {'positionEncoding': 'utf-8'},
  \})
endfor
