/// One thing that an operator may choose: how it is called, what it means, how its text is read.
struct Setting<Value: Sendable>: Sendable {
    let line: SettingLine
    let standard: Value
    /// Nil when the text, which is not empty, cannot be read.
    let read: @Sendable (String) -> Value?

    /// - Parameters:
    ///   - standard: what holds when nothing is written.
    ///   - form: what to write, as it follows "write": "a whole number".
    init(
        _ name: String, standard: String, form: String, meaning: String,
        read: @escaping @Sendable (String) -> Value?
    ) {
        guard let value = read(standard) else {
            preconditionFailure("the standard value of \(name) must be one that it accepts")
        }
        let line = SettingLine(name: name, standard: "`\(standard)`", form: form, meaning: meaning, isSecret: false)
        self.init(line: line, standard: value, read: read)
    }
}

extension Setting {
    /// A setting that may be left open.
    ///
    /// - Parameter shown: what then holds.
    static func optional<Known>(
        _ name: String, shown: String, form: String, meaning: String, isSecret: Bool = false,
        read: @escaping @Sendable (String) -> Known?
    ) -> Setting where Value == Known? {
        let line = SettingLine(name: name, standard: shown, form: form, meaning: meaning, isSecret: isSecret)
        return Setting(line: line, standard: nil) { text in read(text).map { .some($0) } }
    }

    private init(line: SettingLine, standard: Value, read: @escaping @Sendable (String) -> Value?) {
        self.line = line
        self.standard = standard
        self.read = read
    }
}

/// What is said of a setting, whatever the type of its value.
struct SettingLine: Sendable {
    let name: String
    let standard: String
    let form: String
    let meaning: String
    /// Never repeated in a message.
    let isSecret: Bool
}
