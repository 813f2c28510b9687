package dev.jural.check;

import java.time.LocalDate;

/**
 * A Waived says by whose leave a finding does not count.
 *
 * @param owner who answers for it
 * @param reason why
 * @param expires last day on which it holds
 * @param source where the waiver is written, {@code waivers.yaml:3:5}
 */
public record Waived(String owner, String reason, LocalDate expires, String source) {}
