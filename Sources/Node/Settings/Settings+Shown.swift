extension Settings {
    /// What was set in the environment or the file, as lines of a settings file; secrets are named only.
    package var shown: String {
        let lines = written.map { line in
            line.isSecret ? "# \(line.name)= (not kept here)" : "\(line.name)=\(line.value)"
        }
        return (["# What was set when this backup was made."] + lines).joined(separator: "\n") + "\n"
    }
}

/// A setting that somebody chose, as they wrote it.
struct WrittenSetting: Sendable, Equatable {
    let name: String
    let value: String
    let isSecret: Bool
}
