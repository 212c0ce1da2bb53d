package org.chaperone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.chaperone.cli.bench.BenchCommand;
import org.chaperone.cli.configuration.Source;
import org.chaperone.cli.demo.DemoCommand;
import org.chaperone.cli.desk.CaseCommand;
import org.chaperone.cli.hashes.HashesCommand;
import org.chaperone.cli.keyholder.KeyholderCommand;
import org.chaperone.cli.ledger.LedgerCommand;
import org.chaperone.cli.mark.MarkCommand;
import org.chaperone.cli.serve.ServeCommand;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.trace.TraceCommand;
import org.chaperone.cli.vault.ExposureCommand;
import org.chaperone.cli.vault.Remembered;
import org.chaperone.cli.vault.VaultCommand;
import org.chaperone.cli.witness.WitnessCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code chaperone} command: reads the arguments, runs one subcommand, sets the exit code. */
@Command(
    name = "chaperone",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = {"Tells which of a clinic's photographs a leak holds.", ""},
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Begin with:",
      "  chaperone demo                  the main job, on pictures it draws itself",
      "  chaperone trace --archive photos --leak leaked.zip --out report",
      "  chaperone help trace            what a command takes, with examples",
      "",
      "Exit codes: 0 done; 1 failed, with the reason on stderr; 2 wrong usage;",
      "78 no JDK or Maven to run or build with; 130 stopped by Ctrl-C."
    })
public final class Main implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          TraceCommand.class,
          HashesCommand.class,
          MarkCommand.class,
          VaultCommand.class,
          ExposureCommand.class,
          CaseCommand.class,
          KeyholderCommand.class,
          LedgerCommand.class,
          WitnessCommand.class,
          DemoCommand.class,
          BenchCommand.class,
          TestCommand.class,
          GenerateCompletion.class,
          HelpCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On a failure, show where in the program it happened.")
  private boolean debug;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            arguments));
  }

  /** Runs the command; returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    wanted(arguments).forEach(line::addSubcommand);
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, at, parsed) -> main.failed(e, at));
    try {
      Remembered.Arguments added = Remembered.added(line, arguments);
      line.setParameterExceptionHandler((e, given) -> misused(e, added.source()));
      return line.execute(added.all());
    } catch (IOException e) {
      err.println(SafeText.of(Failure.inOneSentence(e)));
      return line.getCommandSpec().exitCodeOnExecutionException();
    }
  }

  /**
   * The command that is meant, where the first argument is its name, or all. Looking at every
   * option of every command takes longer than many a command.
   */
  private static List<Class<?>> wanted(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
        .filter(command -> command != HelpCommand.class && command != GenerateCompletion.class)
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  private static int misused(ParameterException e, Source source) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    ArgSpec option = e.getArgSpec();
    String where = option == null ? "" : source.of(option);
    err.println(SafeText.of(where + Failure.inOneSentence(e)));
    if (!where.isEmpty()) {
      return line.getCommandSpec().exitCodeOnInvalidInput();
    }
    UnmatchedArgumentException.printSuggestions(e, err);
    String name = line.getCommandSpec().qualifiedName();
    err.println("Try '" + name + " --help'.");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int failed(Exception e, CommandLine at) {
    PrintWriter err = at.getErr();
    err.println(SafeText.of(Failure.inOneSentence(e)));
    if (debug) {
      e.printStackTrace(err);
    }
    return at.getCommandSpec().exitCodeOnExecutionException();
  }
}
