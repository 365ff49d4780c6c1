package org.opportune.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opportune.language.Checked;
import org.opportune.language.KeyValue;
import org.opportune.language.Problem;
import org.opportune.schemas.option.InvalidOptions;
import org.opportune.schemas.option.Settings;
import org.opportune.schemas.option.Settings.Said;

/**
 * What was said to a job: {@code --config FILE} (YAML, flat keys; repeated: later files lie over earlier ones), and over
 * it {@code --key value}. Used once.
 */
final class Arguments {
    private final List<String> problems = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final Map<String, Said> direct = new LinkedHashMap<>();

    private Arguments() {}

    /** Whether help was asked for. */
    static boolean isHelp(String[] args) {
        return args.length == 1 && args[0].equals("--help");
    }

    /** @throws InvalidOptions with everything that cannot be read, in the arguments and in the files */
    static Settings read(String[] args) {
        Arguments arguments = new Arguments();
        arguments.take(args);
        Settings all = Settings.at(Map.of());
        for (String file : arguments.files) {
            all = all.under(arguments.file(file));
        }
        if (!arguments.problems.isEmpty()) {
            throw new InvalidOptions(arguments.problems);
        }
        return all.under(Settings.at(arguments.direct));
    }

    private void take(String[] args) {
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i];
            if (!name.startsWith("--") || name.length() == 2 || name.indexOf('=') >= 0) {
                // Not repeated: who knows what stands there.
                problems.add("arguments come as --key value: number=" + (i + 1));
                return;
            }
            if (i + 1 == args.length) {
                problems.add(name + ": must have a value");
            } else if (name.equals("--config")) {
                files.add(args[i + 1]);
            } else if (direct.putIfAbsent(name.substring(2), new Said(args[i + 1], name)) != null) {
                problems.add(name + ": must be said once");
            }
        }
    }

    private Settings file(String name) {
        Map<String, Said> said = new LinkedHashMap<>();
        try {
            Checked<List<KeyValue>> read = KeyValue.readAll(name, Files.readString(Path.of(name)));
            read.problems().stream().map(Problem::headline).forEach(problems::add);
            if (read.ok()) {
                read.get()
                        .forEach(entry -> said.put(
                                entry.key(),
                                new Said(entry.value(), name + ":" + entry.line() + ":" + entry.column())));
            }
        } catch (IOException | InvalidPathException e) {
            problems.add("--config: must be a YAML file that can be read where the job is submitted: config=" + name);
        }
        return Settings.at(said);
    }
}
