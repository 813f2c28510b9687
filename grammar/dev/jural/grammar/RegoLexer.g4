/*
 * The tokens of Rego. White space does not separate expressions, but decides whether a bracket goes on with the term before
 * it: `a[0]` is a ref, `a [0]` two terms. The base class therefore turns a bracket that stands right behind a term into
 * its TIGHT form, a minus that no term stands before into NEGATIVE, and the `contains` of a head into HEAD_CONTAINS. The
 * brace of a rule's body is IF_OPEN. The keywords `and`, `or` and the new `not` are there only where they are imported;
 * brackets around their operands become GROUP_OPEN and BODY_OPEN.
 */
lexer grammar RegoLexer;

options { superClass = TokenRules; }

@header { import dev.jural.parser.TokenRules; }

tokens { TIGHT_LBRACK, TIGHT_LPAREN, LOOSE_DOT, NEGATIVE, HEAD_CONTAINS, IF_OPEN, AND, OR, LOGIC_NOT, GROUP_OPEN, BODY_OPEN }

PACKAGE  : 'package' ;
IMPORT   : 'import' ;
AS       : 'as' ;
DEFAULT  : 'default' ;
ELSE     : 'else' ;
IF       : 'if' ;
CONTAINS : 'contains' ;
SOME     : 'some' ;
EVERY    : 'every' ;
IN       : 'in' ;
NOT      : 'not' ;
WITH     : 'with' ;
NULL     : 'null' ;
TRUE     : 'true' ;
FALSE    : 'false' ;

IDENT : [a-zA-Z_] [a-zA-Z0-9_]* ;

NUMBER : ('0' | [1-9] [0-9]*) ('.' [0-9]+)? ([eE] [+\-]? [0-9]+)? ;

/* What begins as a number but is none: 01, 0x1f, 1.2.3, 1_000. The longest match wins, so a number is never one. */
BAD_NUMBER : [0-9] [a-zA-Z0-9_.]* ;

STRING     : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
RAW_STRING : '`' ~'`'* '`' ;

TEMPLATE_OPEN     : '$"' -> pushMode(TEMPLATE) ;
RAW_TEMPLATE_OPEN : '$`' -> pushMode(RAW_TEMPLATE) ;

ASSIGN : ':=' ;
EQ     : '==' ;
NE     : '!=' ;
LE     : '<=' ;
GE     : '>=' ;
UNIFY  : '=' ;
LT     : '<' ;
GT     : '>' ;
PLUS   : '+' ;
MINUS  : '-' ;
STAR   : '*' ;
SLASH  : '/' ;
PERCENT : '%' ;
AMP    : '&' ;
BAR    : '|' ;
COMMA  : ',' ;
COLON  : ':' ;
SEMI   : ';' ;
DOT    : '.' ;
LBRACK : '[' ;
RBRACK : ']' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' -> pushMode(DEFAULT_MODE) ;
RBRACE : '}' -> popMode ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t\r\n]+ -> skip ;

BAD_STRING    : '"' (~["\\\r\n] | '\\' ~[\r\n])* ;
BAD_CHARACTER : . ;

mode TEMPLATE;

TEMPLATE_TEXT  : (~["\\{\r\n] | '\\' ~[\r\n])+ ;
TEMPLATE_BRACE : '{' -> type(LBRACE), pushMode(DEFAULT_MODE) ;
TEMPLATE_CLOSE : '"' -> popMode ;
TEMPLATE_BAD   : . -> type(BAD_CHARACTER) ;

mode RAW_TEMPLATE;

RAW_TEMPLATE_TEXT  : (~[`{\\] | '\\{' | '\\')+ -> type(TEMPLATE_TEXT) ;
RAW_TEMPLATE_BRACE : '{' -> type(LBRACE), pushMode(DEFAULT_MODE) ;
RAW_TEMPLATE_CLOSE : '`' -> type(TEMPLATE_CLOSE), popMode ;
