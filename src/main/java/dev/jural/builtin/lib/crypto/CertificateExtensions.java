package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.lib.crypto.Certificate.Extension;
import java.util.List;

/** A CertificateExtensions holds what the extensions of a certificate say. */
record CertificateExtensions(List<Extension> all) {
  static CertificateExtensions of(List<Extension> extensions) {
    return new CertificateExtensions(extensions);
  }
}
