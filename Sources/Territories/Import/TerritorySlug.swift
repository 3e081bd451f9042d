import Commons

/// The end of a territory's address: its name, then its identifier, which makes it unique: `mende-fr-cog-48095`.
enum TerritorySlug {
    static func make(_ name: String, _ id: Territory.ID) -> String {
        "\(Slug.make(FoldedName(name).text))-\(id.rawValue.lowercased())"
    }
}
