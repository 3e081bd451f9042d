/// One thing that an operator may choose: how it is called, what it means, how its text is read.
struct Setting<Value: Sendable>: Sendable {
    let line: SettingLine
    let standard: Value
    /// Nil when the text cannot be read.
    let read: @Sendable (String) -> Value?

    /// - Parameters:
    ///   - standard: what holds when nothing is written.
    ///   - shown: how the page of settings says it, where the text itself would say little.
    ///   - form: what to write, as it follows "write": "a whole number".
    init(
        _ name: String, standard: String, shown: String? = nil, form: String, meaning: String, isSecret: Bool = false,
        read: @escaping @Sendable (String) -> Value?
    ) {
        guard let value = read(standard) else {
            preconditionFailure("the standard value of \(name) must be one that it accepts")
        }
        line = SettingLine(
            name: name, standard: shown ?? "`\(standard)`", form: form, meaning: meaning, isSecret: isSecret)
        self.standard = value
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
