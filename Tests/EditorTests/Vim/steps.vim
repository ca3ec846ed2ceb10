" Steps that follow each other by a timer, so that typed keys and windows behave as they do for a person.
let s:steps = []
let s:at = 0
let s:began = []
let s:isBegun = 0

" Adds a step: what to do (a function), and what then comes true (a function).
function! Step(name, Act, Condition) abort
  call add(s:steps, [a:name, a:Act, a:Condition])
endfunction

function! Fail(text) abort
  call writefile([a:text], $REPORT)
  cquit!
endfunction

function! s:Tick(_) abort
  if s:at >= len(s:steps)
    qall!
  endif
  let [l:name, l:Act, l:Condition] = s:steps[s:at]
  try
    if !s:isBegun
      let s:isBegun = 1
      let s:began = reltime()
      call l:Act()
    endif
    if l:Condition()
      let s:at += 1
      let s:isBegun = 0
    elseif reltimefloat(reltime(s:began)) > 30
      call Fail('timeout: ' . l:name)
    endif
  catch
    call Fail(l:name . ': ' . v:exception . ' @ ' . v:throwpoint)
  endtry
  call timer_start(100, function('s:Tick'))
endfunction

function! Begin() abort
  call timer_start(200, function('s:Tick'))
endfunction
