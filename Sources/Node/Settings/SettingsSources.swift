import Foundation

/// The texts from which settings are read: one file, and over it the environment.
package struct SettingsSources: Sendable {
    struct Entry: Sendable {
        let value: String
        /// How a message names the place: "the environment", "var/essaim.env, line 3".
        let place: String
    }

    private(set) var entries: [String: Entry] = [:]
    private(set) var problems: [String] = []

    /// Only the environment.
    package init(environment: [String: String]) {
        add(environment)
    }

    /// The environment over a file: the one given, or that of `ESSAIM_SETTINGS`, or `essaim.env` in the data folder if
    /// there is one.
    package init(environment: [String: String], file: String?) {
        if let file = file ?? environment["ESSAIM_SETTINGS"] {
            add(fileAt: file)
        } else {
            let folder = environment[SettingsTable.data.line.name] ?? SettingsTable.data.standard
            let file = folder + "/essaim.env"
            if FileManager.default.fileExists(atPath: file) { add(fileIn: folder, at: file) }
        }
        add(environment)
    }

    private mutating func add(_ environment: [String: String]) {
        for (name, value) in environment where name.hasPrefix("ESSAIM_") && !SettingsTable.foreign.contains(name) {
            entries[name] = Entry(value: value, place: "the environment")
        }
    }

    private mutating func add(fileIn folder: String, at path: String) {
        add(fileAt: path)
        // A file that is found by the data folder cannot move it.
        guard let moved = entries.removeValue(forKey: SettingsTable.data.line.name), moved.value != folder else {
            return
        }
        problems.append(
            "\(moved.place): ESSAIM_DATA cannot be changed by the file that lies in the data folder. Set it in the "
                + "environment, or name the file with --settings.")
    }

    private mutating func add(fileAt path: String) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            problems.append("\(path) cannot be read: \(error.localizedDescription)")
            return
        }
        let file = SettingsFile(text)
        problems += file.problems.map { "\(path), line \($0.line): \($0.text)" }
        for assignment in file.assignments {
            entries[assignment.name] = Entry(value: assignment.value, place: "\(path), line \(assignment.line)")
        }
    }
}
