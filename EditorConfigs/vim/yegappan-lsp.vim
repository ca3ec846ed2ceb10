" Zhubi in yegappan/lsp: source this file in your vimrc, after the plugin is on the run-time path.
augroup zhubi_yegappan_lsp
  autocmd!
  autocmd User LspSetup call LspAddServer([#{
    \ name: 'zhubi',
    \ filetype: ['text', 'markdown'],
    \ path: exepath('zhubi'),
    \ args: ['lsp'],
    \ rootSearch: ['.zhubi.json', '.git/'],
    \ }])
augroup END
