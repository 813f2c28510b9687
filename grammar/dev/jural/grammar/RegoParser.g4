/*
 * The grammar of Rego v1. Operators are a flat list whose precedence the tree builder works out: one rule for an expression
 * instead of one a level keeps both prediction and the parse tree small.
 */
parser grammar RegoParser;

options { tokenVocab = RegoLexer; }

module : packageDecl (importDecl | ruleDecl)* EOF ;

packageDecl : PACKAGE path ;
importDecl  : IMPORT path (AS IDENT)? ;
path        : name pathStep* ;
pathStep    : DOT name | bracket STRING RBRACK ;
bracket     : TIGHT_LBRACK | LBRACK ;

// ---- rules

ruleDecl
    : DEFAULT ref ((ASSIGN | UNIFY | HEAD_CONTAINS) value)?                  # defaultRule
    | ref headValue? (ruleBody braced* | braced+)? otherwise*                # plainRule
    ;
headValue : op=(ASSIGN | UNIFY) value | HEAD_CONTAINS value ;
ruleBody  : IF (IF_OPEN body RBRACE | literal) ;
braced    : LBRACE body RBRACE ;
otherwise : ELSE ((ASSIGN | UNIFY) value (ruleBody | braced)? | ruleBody | braced) ;

// ---- bodies

query   : body EOF ;
body    : literal (SEMI? literal)* ;
literal
    : SOME expr (COMMA expr)* with*                                          # someLiteral
    | EVERY loopVar (COMMA loopVar)? IN expr braced with*                    # everyLiteral
    | condition (logic condition)*                                           # plainLiteral
    ;
logic     : AND | OR ;
condition : (NOT | LOGIC_NOT)? (statement | group | block) with* ;
group     : GROUP_OPEN literal RPAREN ;
block     : BODY_OPEN body? RBRACE ;
loopVar   : IDENT | CONTAINS ;
statement : left=value (op=(ASSIGN | UNIFY) right=value)? ;
with      : WITH ref AS value ;
/* `k, v in xs` needs parentheses only where a comma means something else. */
value     : expr (COMMA expr)? ;

// ---- terms

singleTerm : expr EOF ;
expr      : operand (operator operand)* ;
operator
    : PLUS | MINUS | STAR | SLASH | PERCENT | AMP | BAR | EQ | NE | LT | LE | GT | GE | IN
    ;
/* The operators that can follow the first operand of a list: a bar there begins a comprehension's body. */
listOperator
    : PLUS | MINUS | STAR | SLASH | PERCENT | AMP | EQ | NE | LT | LE | GT | GE | IN
    ;
listTail : (listOperator operand (operator operand)*)? ;

operand : NEGATIVE NUMBER | NEGATIVE? ref ;
ref     : primary refStep* ;
refStep
    : DOT name                                                               # dotStep
    | TIGHT_LBRACK value RBRACK                                              # bracketStep
    | TIGHT_LPAREN (expr (COMMA expr)* COMMA?)? RPAREN                       # callStep
    ;
primary
    : IDENT                                                                  # nameTerm
    | CONTAINS                                                               # nameTerm
    | STRING                                                                 # stringTerm
    | NUMBER                                                                 # numberTerm
    | (TRUE | FALSE | NULL)                                                  # constantTerm
    | RAW_STRING                                                             # stringTerm
    | open=(TEMPLATE_OPEN | RAW_TEMPLATE_OPEN) templatePart* TEMPLATE_CLOSE  # templateTerm
    | LPAREN expr (COMMA expr)? RPAREN                                       # parenTerm
    | LBRACK arrayContent? RBRACK                                            # arrayTerm
    | LBRACE braceContent? RBRACE                                            # braceTerm
    ;
templatePart : TEMPLATE_TEXT | LBRACE literal RBRACE ;
arrayContent : operand (BAR body | listTail (COMMA expr)* COMMA?) ;
braceContent
    : operand
      ( BAR body                                                             // set comprehension
      | listTail
        ( COLON operand (BAR body | listTail (COMMA entry)* COMMA?)          // object, or its comprehension
        | (COMMA expr)* COMMA?                                               // set
        )
      )
    ;
entry : expr COLON expr ;

/* After a dot a keyword is a name like any other. */
name
    : IDENT | PACKAGE | IMPORT | AS | DEFAULT | ELSE | IF | CONTAINS | SOME | EVERY | IN | NOT | WITH | NULL | TRUE | FALSE
    | AND | OR | LOGIC_NOT | HEAD_CONTAINS
    ;
