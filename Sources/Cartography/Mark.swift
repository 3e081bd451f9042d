/// The mark of a state: each has a shape of its own, so that colour is never needed to tell them apart.
///
/// Drawn in a square of sixteen units, in the colour of the text around it.
package enum Mark: String, CaseIterable, Sendable {
    case envisaged, preparing, running, transformed, paused, handedOver, purposeMet, notViable
    /// No news for long: a dot that fades.
    case silent
    /// Any other place: a dot in a thin ring.
    case place

    /// The class that gives it its colour.
    package var classes: String { "mark mark-\(rawValue)" }
}
