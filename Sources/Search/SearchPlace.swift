/// A found document on the map.
package struct SearchPlace: Sendable, Equatable {
    package var id: String
    package var kind: String
    package var title: String
    package var path: String
    package var latitude: Double
    package var longitude: Double
    package var isFictional: Bool
    package var mark: String?
}
