package import Replications
package import Storage

extension CountedPlaces {
    /// What all of them told together of a measure and a year: what is missing is said, and not taken for nothing.
    package struct ToldMeasure: Sendable {
        package let measure: Measure
        package let year: Int
        package let amount: Amount
        /// How many of the places told it, and how many did not.
        package let told: Int
        package let missing: Int
    }

    /// Of each measure, in their order.
    package func told(in year: Int, in tx: Transaction) throws -> [ToldMeasure] {
        let fabric = try Fabric.current(in: tx)
        let leaves = replications.compactMap { fabric.places[.thing($0)] }.filter { fabric.isLeaf[$0] }
        return Measure.allCases.map { measure in
            let amounts = leaves.compactMap { Fabric.figure(measure, among: fabric.told[$0], in: year)?.amount }
            return ToldMeasure(
                measure: measure, year: year, amount: Amount(rawValue: amounts.reduce(0, +)), told: amounts.count,
                missing: leaves.count - amounts.count)
        }
    }
}
