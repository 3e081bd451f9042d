package import Markup
package import Storage
package import Web

/// The part of a form where a territory is chosen: typed with suggestions, or, without script, typed and then picked among
/// those of the same name.
package struct TerritoryChoice: Sendable {
    /// The ones to pick from, when what was typed names several.
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
    /// What suggestions add to the name, « Mende (commune · Lozère) », is theirs.
    package mutating func read(
        _ form: inout Submission, isRequired: Bool, in tx: Transaction
    ) throws -> Territory? {
        let typed = form.line("territory", 0...200)
        form.note("territory-id", as: .line(0...24))
        let name = String(typed.prefix { $0 != "(" })
        if let id = Territory.ID(rawValue: form.shown("territory-id")), let named = try Territory.find(id, in: tx),
            typed.isEmpty || named.begins(with: name)
        {
            return named
        }
        guard !typed.isEmpty else {
            if isRequired { form.refuse("territory", "web.field.empty") }
            return nil
        }
        let found = try Territory.suggestions(matching: typed, limit: 12, in: tx)
        let exact = found.filter { $0.territory.isNamed(typed) }
        if exact.count == 1 || found.count == 1 { return (exact.first ?? found.first)?.territory }
        candidates = exact.isEmpty ? found : exact
        form.refuse("territory", candidates.isEmpty ? "territories.choice.none" : "territories.choice.several")
        return nil
    }

    package func view(_ view: FormView, optional: Bool) -> Markup {
        let form = view.submission
        let texts = view.texts
        return .group([
            view.line(
                "territory", optional: optional, autocomplete: "off",
                attributes: [
                    Attribute("data-suggest", "/territories/suggestions"),
                    Attribute("data-suggest-into", "territory-id"),
                    Attribute("data-suggest-some", texts("territories.choice.some")),
                    Attribute("data-suggest-none", texts("territories.choice.none")),
                ]),
            candidates.isEmpty
                ? input(.type("hidden"), .id("territory-id"), .name("territory-id"), .value(form.shown("territory-id")))
                : picking(texts),
        ])
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
