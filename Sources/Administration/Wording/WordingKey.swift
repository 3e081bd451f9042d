import Web

/// Names one text to reword. A text that counts has two: `key[0]` for one, `key[1]` for many.
struct WordingKey: Sendable, Equatable {
    let base: String
    private let form: Int?

    init(_ base: String, form: Int, of count: Int) {
        self.base = base
        self.form = count > 1 ? form : nil
    }

    /// Nil when there is no such text.
    init?(_ text: String, in catalog: TextCatalog) {
        let parts = text.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
        base = String(parts[0])
        guard let forms = catalog.all(in: .fr)[base] else { return nil }
        guard forms.count > 1 else {
            guard parts.count == 1 else { return nil }
            form = nil
            return
        }
        guard parts.count == 2, parts[1].last == "]", let number = Int(parts[1].dropLast()),
            forms.indices.contains(number)
        else { return nil }
        form = number
    }

    var text: String { form.map { "\(base)[\($0)]" } ?? base }

    /// Where people meet it, in words: the page, or else the part of the site.
    func place(_ texts: Texts) -> String {
        let parts = base.split(separator: ".").prefix(2)
        let keys = [parts.joined(separator: "."), String(parts.first ?? "")].map { "administration.wording.page.\($0)" }
        return keys.first(where: texts.has).map { texts($0) } ?? ""
    }

    /// The text as the program comes with it.
    func original(in language: Language, _ catalog: TextCatalog) -> String {
        let forms = catalog.all(in: language)[base] ?? []
        let number = form ?? 0
        return forms.indices.contains(number) ? forms[number] : ""
    }
}

extension String {
    /// The names in braces, which the program fills in: `{count}`.
    var places: Set<String> {
        var names: Set<String> = []
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.insert(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}
