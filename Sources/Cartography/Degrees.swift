#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// The little trigonometry that maps need, with angles in degrees where they come from degrees.
enum Degrees {
    static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    static func sine(_ degrees: Double) -> Double { sin(radians(degrees)) }
    static func cosine(_ degrees: Double) -> Double { cos(radians(degrees)) }
    static func cosine(ofRadians angle: Double) -> Double { cos(angle) }
    static func arcsine(_ ratio: Double) -> Double { asin(ratio) }
}
