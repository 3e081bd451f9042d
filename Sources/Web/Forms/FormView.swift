package import Markup

/// Draws the fields of a submission: label, hint, error, input, in this order.
package struct FormView {
    package let submission: Submission
    package let texts: Texts
    /// Labels are the texts `<prefix>.<name>`, hints `<prefix>.<name>.hint` where there are any.
    let prefix: String

    package init(_ submission: Submission, _ texts: Texts, labels prefix: String) {
        self.submission = submission
        self.texts = texts
        self.prefix = prefix
    }

    /// What has to be looked at again, with links to each field; nothing when all is well.
    package var errors: Markup {
        guard !submission.isValid else { return .group([]) }
        let names = submission.order.filter { submission.problems[$0] != nil }
        return div(.class("errors"), .role("alert"), Attribute("tabindex", "-1"), .id("errors")) {
            h2 { texts("web.form.review", count: names.count) }
            ul { Markup.group(names.map { name in li { a(.href(place(of: name))) { named(name) } } }) }
        }
    }

    /// Where to look: the field, unless the problem says otherwise.
    private func place(of name: String) -> String {
        submission.problems[name]?.values[Submission.Problem.pathValue] ?? "#\(name)"
    }

    /// One line: `type` is `text`, `email`, `password`, `search`, `url`…
    package func line(
        _ name: String, type: String = "text", optional: Bool = false, autocomplete: String? = nil,
        isShort: Bool = false,
        attributes: [Attribute] = []
    ) -> Markup {
        let own: [Attribute] = [
            .id(name), .name(name), .type(type), .optional("class", isShort ? "short" : nil),
            .optional("value", ["password", "file"].contains(type) ? nil : submission.shown(name)),
            .optional("autocomplete", autocomplete), described(name), invalid(name),
        ]
        return div(.class("field")) {
            heading(name, optional: optional)
            void("input", own + attributes)
        }
    }

    /// Several lines.
    package func area(_ name: String, rows: Int = 5, optional: Bool = false) -> Markup {
        div(.class("field")) {
            heading(name, optional: optional)
            textarea(.id(name), .name(name), .rows("\(rows)"), described(name), invalid(name)) {
                // A newline right after the tag is dropped by browsers: this one is, and no other.
                "\n" + submission.shown(name)
            }
        }
    }

    /// Several short texts under one name, each with its number for those who cannot see them.
    package func lines(_ name: String, _ values: [String], numbered key: String) -> Markup {
        fieldset(.class("field"), .id(name), described(name)) {
            legend { texts("\(prefix).\(name)") }
            hintAndError(name)
            Markup.group(
                values.enumerated().map { index, value in
                    input(
                        .type("text"), .name(name), .value(value),
                        .ariaLabel(texts(key, ["number": texts.number(index + 1)])))
                })
        }
    }

    /// Lines of two short texts each, under two names: what, and how much.
    ///
    /// - Parameters:
    ///   - name: of both together, with its legend, hint and error.
    ///   - first, second: names of the fields; `<prefix>.<name>.numbered` says which line it is, to those who cannot see.
    package func pairs(_ name: String, _ first: String, _ second: String, count: Int) -> Markup {
        let (one, other) = (submission.shownAll(first), submission.shownAll(second))
        return fieldset(.class("field"), .id(name), described(name)) {
            legend { texts("\(prefix).\(name)") }
            hintAndError(name)
            Markup.group(
                (0..<count).map { index in
                    div(.class("pair")) {
                        part(first, one.indices.contains(index) ? one[index] : "", index)
                        part(second, other.indices.contains(index) ? other[index] : "", index, isNumber: true)
                    }
                })
        }
    }

    private func part(_ name: String, _ value: String, _ index: Int, isNumber: Bool = false) -> Markup {
        input(
            .type("text"), .name(name), .value(value), .optional("class", isNumber ? "short" : nil),
            .optional("inputmode", isNumber ? "decimal" : nil),
            .ariaLabel(texts("\(prefix).\(name).numbered", ["number": texts.number(index + 1)])))
    }

    /// A short list to choose from.
    package func select(_ name: String, _ options: [(value: String, label: String)], optional: Bool = false) -> Markup {
        div(.class("field")) {
            heading(name, optional: optional)
            element("select", .id(name), .name(name), described(name), invalid(name)) {
                if optional { option(.value("")) { "–" } }
                Markup.group(
                    options.map { choice in
                        option(.value(choice.value), .selected(submission.shown(name) == choice.value)) { choice.label }
                    })
            }
        }
    }

    /// A short list among several under one name.
    package struct Row: Sendable {
        let id: String
        let label: Markup
        let options: [(value: String, label: String)]

        package init(id: String, label: Markup, options: [(value: String, label: String)]) {
            self.id = id
            self.label = label
            self.options = options
        }
    }

    /// Several short lists under one name: one choice in each, so no two have the same values.
    package func selects(_ name: String, _ rows: [Row]) -> Markup {
        fieldset(.class("field"), .id(name), described(name)) {
            legend { texts("\(prefix).\(name)") }
            hintAndError(name)
            Markup.group(
                rows.map { row in
                    div(.class("field")) {
                        label(.for(row.id)) { row.label }
                        element("select", .id(row.id), .name(name)) {
                            Markup.group(
                                row.options.map { choice in
                                    option(
                                        .value(choice.value), .selected(submission.contains(name, choice.value))
                                    ) { choice.label }
                                })
                        }
                    }
                })
        }
    }

    /// Choices of which one is made; each may carry a word of explanation and a mark.
    package func choices(_ name: String, _ options: [Choice]) -> Markup {
        group(name, options, type: "radio", css: "choice")
    }

    /// Choices of which any number is made, each with an explanation.
    package func manyChoices(_ name: String, _ options: [Choice]) -> Markup {
        group(name, options, type: "checkbox", css: "choice")
    }

    /// Short choices of which any number is made.
    package func ticks(_ name: String, _ options: [Choice]) -> Markup {
        group(name, options, type: "checkbox", css: "tick")
    }

    package struct Choice: Sendable {
        let value: String
        let label: String
        let hint: String?
        let mark: Markup?

        package init(_ value: String, _ label: String, hint: String? = nil, mark: Markup? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
            self.mark = mark
        }
    }

    private func group(_ name: String, _ options: [Choice], type: String, css: String) -> Markup {
        fieldset(.class("field"), .id(name), described(name)) {
            legend { texts("\(prefix).\(name)") }
            hintAndError(name)
            Markup.group(options.map { card($0, name, type: type, css: css) })
        }
    }

    private func card(_ choice: Choice, _ name: String, type: String, css: String) -> Markup {
        label(.class(css)) {
            input(
                .type(type), .name(name), .value(choice.value), .checked(submission.contains(name, choice.value)))
            choice.mark ?? .group([])
            span {
                if let hint = choice.hint {
                    strong { choice.label }
                    span(.class("hint")) { hint }
                } else {
                    choice.label
                }
            }
        }
    }

    private func heading(_ name: String, optional: Bool) -> Markup {
        .group([
            label(.for(name)) {
                texts("\(prefix).\(name)")
                if optional {
                    " "
                    span(.class("optional")) { texts("web.form.optional") }
                }
            },
            hintAndError(name),
        ])
    }

    private func hintAndError(_ name: String) -> Markup {
        .group([
            hasHint(name) ? p(.class("hint"), .id("\(name)-hint")) { texts("\(prefix).\(name).hint") } : .group([]),
            sentence(name).map { sentence in
                p(.class("error"), .id("\(name)-error")) {
                    span(.class("hidden")) { texts("web.form.error") + " " }
                    sentence
                }
            } ?? .group([]),
        ])
    }

    private func hasHint(_ name: String) -> Bool { texts.has("\(prefix).\(name).hint") }

    private func sentence(_ name: String) -> String? {
        submission.problems[name].map { texts($0.key, $0.values) }
    }

    /// The sentence with the name of its field: several fields may have the same trouble.
    private func named(_ name: String) -> String {
        let problem = sentence(name) ?? ""
        let label = "\(prefix).\(name)"
        return texts.has(label) ? texts("web.form.problem", ["field": texts(label), "problem": problem]) : problem
    }

    private func described(_ name: String) -> Attribute {
        let parts = [hasHint(name) ? "\(name)-hint" : nil, submission.problems[name] == nil ? nil : "\(name)-error"]
        let ids = parts.compactMap { $0 }.joined(separator: " ")
        return .optional("aria-describedby", ids.isEmpty ? nil : ids)
    }

    private func invalid(_ name: String) -> Attribute {
        .optional("aria-invalid", submission.problems[name] == nil ? nil : "true")
    }
}
