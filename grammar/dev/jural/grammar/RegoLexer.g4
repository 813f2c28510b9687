lexer grammar RegoLexer;
A: [a-z]+;
WS: [ \t\n]+ -> skip;
