package import Markup
package import Storage
package import Web

/// The part of a form where a territory is chosen: typed with suggestions, or, without script, typed and then picked among
/// those of the same name.
package struct TerritoryChoice: Sendable {
    /// The ones to pick from, when what was typed names several, or nearly names some.
    package private(set) var candidates: [Suggestion] = []

    package init() {}

    /// Shows the present territory in the field.
    package mutating func show(_ id: Territory.ID?, in form: inout Submission, _ tx: Transaction) throws {
        guard let id, let territory = try Territory.find(id, in: tx) else { return }
        form.set("territory", [territory.name])
        form.set("territory-id", [id.rawValue])
    }

    /// The territory that was meant, or nil after noting the problem (or because the field may stay empty).
    ///
    /// The hidden identifier counts only while it is still the name in the field: without script it may be a stale one.
    package mutating func read(
        _ form: inout Submission, isRequired: Bool, in tx: Transaction
    ) throws -> Territory? {
        let typed = form.line("territory", 0...200)
        form.note("territory-id", as: .line(0...24))
        guard form.problems["territory"] == nil else { return nil }
        if let id = Territory.ID(rawValue: form.shown("territory-id")), let picked = try Territory.find(id, in: tx),
            try picked.isMeant(by: typed, in: tx)
        {
            return picked
        }
        guard !typed.isEmpty else {
            if isRequired { form.refuse("territory", "web.field.empty") }
            return nil
        }
        return try Territory.coded(typed, in: tx) ?? named(typed, &form, tx)
    }

    private mutating func named(
        _ typed: String, _ form: inout Submission, _ tx: Transaction
    ) throws -> Territory? {
        let found = try Territory.suggestions(matching: typed, limit: 12, in: tx)
        let exact = found.filter { $0.territory.isNamed(typed) }
        if exact.count == 1 || found.count == 1 { return (exact.first ?? found.first)?.territory }
        if !found.isEmpty { return ask(exact.isEmpty ? found : exact, "territories.choice.several", of: &form) }
        let written = WrittenTerritory(typed)
        let namesakes = try Territory.suggestions(matching: written.name, limit: 50, in: tx).filter {
            $0.territory.isNamed(written.name)
        }
        let suiting = try namesakes.filter { try written.suits($0.territory, in: tx) }
        if suiting.count == 1 { return suiting.first?.territory }
        if !namesakes.isEmpty {
            // What was added would stand against the one that is picked.
            form.set("territory", [written.name.trimmingWhitespace()])
            return suiting.isEmpty
                ? ask(namesakes, "territories.choice.elsewhere", of: &form)
                : ask(suiting, "territories.choice.several", of: &form)
        }
        let near = try Territory.near(typed, limit: 6, in: tx)
        if !near.isEmpty { return ask(near, "territories.choice.near", of: &form) }
        return ask([], Self.isCode(typed) ? "territories.choice.code" : "territories.choice.unknown", of: &form)
    }

    /// Says what to do next: pick one of the candidates, or write something else.
    private mutating func ask(_ candidates: [Suggestion], _ key: String, of form: inout Submission) -> Territory? {
        self.candidates = candidates
        form.refuse("territory", key)
        return nil
    }

    /// Five digits: of a commune we have the INSEE code, not the postal codes.
    private static func isCode(_ typed: String) -> Bool {
        typed.utf8.count == 5 && typed.utf8.allSatisfy { (48...57).contains($0) }
    }

    package func view(_ view: FormView, optional: Bool) -> Markup {
        let form = view.submission
        return .group([
            view.line("territory", optional: optional, attributes: Self.suggesting(view.texts)),
            candidates.isEmpty
                ? input(.type("hidden"), .id("territory-id"), .name("territory-id"), .value(form.shown("territory-id")))
                : picking(view.texts),
        ])
    }

    /// What makes a field suggest territories while one types.
    package static func suggesting(_ texts: Texts) -> [Attribute] {
        [
            Attribute("data-suggest", "/territories/suggestions"), Attribute("data-suggest-into", "territory-id"),
            Attribute("data-suggest-some", texts("territories.choice.some")),
            Attribute("data-suggest-none", texts("territories.choice.none")),
        ]
    }

    private func picking(_ texts: Texts) -> Markup {
        fieldset(.class("field")) {
            legend { texts("territories.choice.which") }
            Markup.group(
                candidates.map { candidate in
                    label(.class("choice")) {
                        input(.type("radio"), .name("territory-id"), .value(candidate.territory.id.rawValue))
                        span {
                            strong { candidate.territory.name(in: texts.language) }
                            span(.class("hint")) { candidate.detail(in: texts) }
                        }
                    }
                })
        }
    }
}
