package import Commons

extension Accounts {
    package static let acts = ActNames(["account."], at: "accounts.act.", details: "accounts.role.")
}
