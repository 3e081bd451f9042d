/// The settings in words: `docs/settings.md`, and what `essaim settings` prints.
package enum SettingsPage {
    package static var markdown: String {
        let rows = SettingsTable.lines.map { line in
            "| `\(line.name)` | \(line.meaning) | \(line.form) | \(line.standard) |"
        }
        return """
            # Settings

            Every setting has a standard value, so a node starts without any. They are read from the environment, and from
            one file of `NAME=value` lines (`#` begins a comment) that systemd reads too as an `EnvironmentFile`:
            the file named by `--settings FILE` or `ESSAIM_SETTINGS`, otherwise `essaim.env` in the data folder if it is there.
            The environment wins over the file. A name that is not in this table, or a value that cannot be used, stops every
            command (exit code 78) with a sentence for each.

            | name | meaning | what to write | if nothing is written |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            What visitors see (the node's name, its languages, colours and wording) is chosen on the administration pages,
            not here. This page is printed by `essaim settings --markdown`.
            """
    }

    /// One setting, as programs read it.
    package struct Entry: Encodable, Sendable {
        let name: String
        let meaning: String
        let form: String
        let standard: String
    }

    package static var entries: [Entry] {
        SettingsTable.lines.map { line in
            Entry(name: line.name, meaning: line.meaning, form: line.form, standard: line.standard)
        }
    }

    package static var text: String {
        SettingsTable.lines.map { line in
            "\(line.name)\n    \(line.meaning)\n    Write \(line.form). If nothing is written: \(line.standard)."
        }.joined(separator: "\n")
    }
}
