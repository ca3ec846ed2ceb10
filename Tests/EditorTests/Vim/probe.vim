" ALE with the shipped file: marks, hover, a fix, a new name.
set filetype=text

function! s:Marks() abort
  let l:marks = ale#engine#GetLoclist(bufnr(''))
  if empty(l:marks)
    return 0
  endif
  let l:mark = l:marks[0]
  let l:under = strpart(getline(l:mark.lnum), l:mark.col - 1, l:mark.end_col - l:mark.col + 1)
  if l:under !=# '二个维护' || l:mark.code !=# 'slogan-form'
    call Fail('mark: ' . l:under . ' ' . l:mark.code)
  endif
  return 1
endfunction
call Step('marks', {-> execute('ALELint')}, function('s:Marks'))

function! s:Hover() abort
  for l:buffer in range(1, bufnr('$'))
    if bufname(l:buffer) =~# 'ALEPreviewWindow' && join(getbufline(l:buffer, 1, '$')) =~# '两个维护'
      return 1
    endif
  endfor
  return 0
endfunction
call Step('hover', {-> [cursor(2, 26), execute('ALEHover')]}, function('s:Hover'))

function! s:Fix() abort
  pclose
  call cursor(2, 26)
  call feedkeys(":ALECodeAction\<CR>", 't')
  call timer_start(1500, {-> feedkeys("1\<CR>", 't')})
endfunction
call Step('fix', function('s:Fix'), {-> getline(2) ==# '他说😀坚决做到“两个维护”，抓好落实。'})
call Step('marks to go', {-> execute('ALELint')}, {-> empty(ale#engine#GetLoclist(bufnr('')))})

function! s:Rename() abort
  call cursor(3, 16)
  call feedkeys(":ALERename\<CR>", 't')
  call timer_start(1500, {-> feedkeys("\<C-u>三会两课\<CR>", 't')})
endfunction
call Step('new name', function('s:Rename'), {-> getline(3) ==# '认真落实“三会两课”制度。'})
call Step('write', {-> execute('write')}, {-> 1})
call Begin()
