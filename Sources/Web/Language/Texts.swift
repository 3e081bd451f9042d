/// The texts of one language, with the operator's own wording laid over them.
package struct Texts: Sendable {
    package let language: Language
    let catalog: TextCatalog
    /// Texts that this node's administrators reworded, by key; one of two forms by `key[0]`, `key[1]`.
    let overrides: [String: String]

    package init(_ language: Language, catalog: TextCatalog, overrides: [String: String] = [:]) {
        self.language = language
        self.catalog = catalog
        self.overrides = overrides
    }

    /// The text of a key; `{name}` places in it are filled from `values`.
    package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        fill(overrides[key] ?? catalog.forms(key, in: language)?.first ?? key, values)
    }

    /// The text of a key that counts; `{count}` is the formatted count.
    package func callAsFunction(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
        guard let forms = catalog.forms(key, in: language), !forms.isEmpty else { return key }
        let number = min(language.pluralForm(count), forms.count - 1)
        let form = overrides["\(key)[\(number)]"] ?? forms[number]
        return fill(form, values.merging(["count": self.number(count)]) { given, _ in given })
    }

    package func has(_ key: String) -> Bool { catalog.forms(key, in: language) != nil }

    private func fill(_ text: String, _ values: [String: String]) -> String {
        if values.isEmpty || !text.contains("{") { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            filled += values[String(name)] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
