package import Commons
import Storage

extension Demonstration {
    /// Which thing a line of the demonstration made, so that it is not loaded twice and is taken away whole.
    package static let holding = Holding(
        "demonstration",
        HeldTable(
            "demo_items", [.column("thing_id", Thing.ID.self), .key("key", String.self)], groupedBy: "thing_id"))
}
