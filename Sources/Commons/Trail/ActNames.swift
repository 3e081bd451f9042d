/// How the acts of a room are told. The act `edition.published` has the text `<prefix>edition.published`; where its detail
/// begins with a word that makes it another act, `<prefix>thing.shown.withdrawn`.
package struct ActNames: Sendable {
    /// How the acts begin: `account.`, `edition.`
    package let acts: [String]
    /// How the keys of their texts begin: `accounts.act.`
    package let prefix: String

    /// How the keys of what details name begin, where they name something: `accounts.role.`
    package let details: String?

    package init(_ acts: [String], at prefix: String, details: String? = nil) {
        self.acts = acts
        self.prefix = prefix
        self.details = details
    }

    package func key(of act: String) -> String { prefix + act }

    func tells(_ act: String) -> Bool { acts.contains { act.hasPrefix($0) } }
}

extension [ActNames] {
    /// How an act is told; nil where no room does.
    package func names(of act: String) -> ActNames? { first { $0.tells(act) } }
}

extension Commons {
    package static let acts = ActNames(["thing.", "keeper.", "translator."], at: "commons.act.")
}
