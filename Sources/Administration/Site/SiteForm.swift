import Web

/// The form of the node's look, read and checked.
struct SiteForm: Sendable {
    private(set) var submission: Submission
    private(set) var choices = SiteChoices()

    /// The form that shows the present choices.
    init(_ choices: SiteChoices) {
        self.choices = choices
        var fields = ["name": [choices.name], "contact": [choices.contact], "accent": [choices.accent?.text ?? ""]]
        fields["firstReadings"] = ["\(choices.firstReadings)"]
        fields["languages"] = choices.languages.map(\.rawValue)
        for language in Language.allCases {
            fields["tagline-\(language)"] = [choices.tagline[language] ?? ""]
            fields["about-\(language)"] = [choices.about[language] ?? ""]
        }
        submission = Submission(fields)
    }

    /// What somebody sent.
    init(_ sent: Submission, _ texts: Texts) {
        submission = sent
        choices.name = submission.line("name", 1...60)
        for language in Language.allCases {
            choices.tagline[language] = submission.line("tagline-\(language)", 0...200)
        }
        choices.languages = submission.choices("languages", Language.self)
        if choices.languages.isEmpty { submission.refuse("languages", "web.field.choose") }
        choices.contact = contact()
        choices.accent = accent(texts)
        choices.firstReadings = submission.integer("firstReadings", 0...20) ?? 0
        for language in Language.allCases { choices.about[language] = submission.text("about-\(language)") }
    }

    private mutating func contact() -> String {
        let text = submission.line("contact", 0...200)
        if text.isEmpty || text.hasPrefix("https://") { return text }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count != 2 || parts.contains("") || text.contains(" ") {
            submission.refuse("contact", "administration.site.contact.malformed")
        }
        return text
    }

    private mutating func accent(_ texts: Texts) -> Accent? {
        let text = submission.line("accent", 0...7)
        guard !text.isEmpty else { return nil }
        guard let accent = Accent(text) else {
            submission.refuse("accent", "administration.site.accent.malformed")
            return nil
        }
        let contrast = accent.contrast(with: .ink)
        if contrast < Accent.leastContrast {
            submission.refuse(
                "accent", "administration.site.accent.tooDark",
                ["ratio": texts.tenths(contrast), "least": texts.tenths(Accent.leastContrast)])
        }
        return accent
    }
}

extension Texts {
    /// One digit after the comma, rounded down: what is not reached is not claimed.
    fileprivate func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded(.down))
        return "\(tenths / 10)\(language == .fr ? "," : ".")\(tenths % 10)"
    }
}
