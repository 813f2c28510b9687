/**
 * Requests over HTTP (OPA docs, "HTTP"), on the client of the JDK, which is loaded by the first
 * request to a host that is allowed.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.builtin.lib.http;
