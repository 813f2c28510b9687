package dev.jural.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
    name = "jural",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Checks stack manifests against policies written in Rego.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  jural check deploy/                     check every manifest of a folder",
      "  jural check --policy rules/ deploy/     with rules of your own beside the built-in ones",
      "  helm template . | jural check -         check what a chart renders",
      "",
      "Exit codes: 0 passed, 1 findings, 2 usage, 3 input not read, 4 policy not loaded,",
      "            5 evaluation error or limit, 6 output not written, 70 a bug of ours."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  RootCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command: check, completion or help");
  }
}
