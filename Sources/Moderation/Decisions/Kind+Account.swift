import Commons
import Web

// Most decisions are about a page; those of an administrator about an account are about none.
extension Kind {
    static let account = Kind(rawValue: "account")

    /// What a decision is about, in words.
    func subject(_ title: String, _ texts: Texts) -> String {
        if self == .account { return texts("moderation.account") }
        return title.isEmpty ? texts("moderation.page.gone") : title
    }
}

extension Kinds {
    func called(_ kind: Kind, _ texts: Texts) -> String {
        kind == .account ? texts("moderation.account") : name(kind, texts)
    }
}
