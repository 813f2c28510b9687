/**
 * The built-in functions of cryptography: hashes, JSON Web Tokens, X.509 certificates, keys and AWS
 * signatures. Layer 3, as {@code builtin}.
 *
 * <p>The primitives are those of the JDK. What OPA shows of tokens and certificates follows Go's
 * parsers, field by field and error by error, so reading them is our own: {@link
 * dev.jural.builtin.lib.crypto.Der} is where bytes enter. Nothing here is loaded before one of its
 * functions is called, but for the classes with a {@code register} method. Read {@code Hashes}
 * first.
 */
@NullMarked
package dev.jural.builtin.lib.crypto;

import org.jspecify.annotations.NullMarked;
