/// Where the end of an address leads.
package enum FoundTerritory: Sendable {
    case territory(Territory)
    /// It has another address now.
    case moved(to: String)
}
