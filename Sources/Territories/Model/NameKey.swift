/// A text under which a territory is found, folded.
struct NameKey: Hashable {
    let text: String
    /// 0 for a name of its own; 1 for what remains of « Métropole de Lyon », so that Lyon comes before it.
    let rank: Int
}
