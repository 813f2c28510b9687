package dev.jural.manifest.catalogue;

import java.util.Locale;

/** Brings the addresses of chart repositories into one form. */
public final class ChartSources {
  private ChartSources() {}

  /** The address without a slash at the end, in lower case. */
  public static String plain(String address) {
    String plain = address.strip().toLowerCase(Locale.ROOT);
    while (plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain;
  }
}
