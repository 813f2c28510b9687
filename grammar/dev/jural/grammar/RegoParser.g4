parser grammar RegoParser;
options { tokenVocab = RegoLexer; }
module: A* EOF;
