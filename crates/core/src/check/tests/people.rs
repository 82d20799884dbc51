//! Contacts, agencies and signatories.

use super::*;

#[test]
fn both_parties_have_a_contact() {
    assert_eq!(
        found(|_, d| {
            d.customer.contacts.remove(0);
        }),
        one(
            DataFile::CUSTOMER,
            "/yhteyshenkilot",
            "osapuolella \"asiakas\" ei ole yhteyshenkilöä"
        )
    );
}

#[test]
fn a_deputy_is_a_contact_too() {
    assert_eq!(
        found(|_, d| d.customer.contacts[0].deputy = Some("Pekka Palvalu".into())),
        one(
            DataFile::CUSTOMER,
            "/yhteyshenkilot/0/sijainen",
            "sijainen \"Pekka Palvalu\" ei ole tiedossa; tarkoititko \"Pekka Palvelu\"?"
        )
    );
}

#[test]
fn agencies_are_those_of_the_customer_and_each_stands_once() {
    assert_eq!(
        found(|_, d| d.customer.contacts[0].agency = Some("Muu".into())),
        one(
            DataFile::CUSTOMER,
            "/yhteyshenkilot/0/virasto",
            "virasto \"Muu\" ei ole tiedossa"
        )
    );
    assert_eq!(
        found(|_, d| d.agreement.signatories[2].agency = Some("Muu".into())),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/2/virasto",
            "virasto \"Muu\" ei ole tiedossa"
        )
    );
    assert_eq!(
        found(|_, d| d.customer.agencies.push(Agency {
            name: "keskushallinto".into(),
            abbreviation: None
        })),
        one(
            DataFile::CUSTOMER,
            "/virastot/1/nimi",
            "virasto \"keskushallinto\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn the_author_is_a_contact_of_the_centre() {
    assert_eq!(
        found(|_, d| d.agreement.author = "Aino Asiakas".into()),
        one(
            DataFile::AGREEMENT,
            "/laatija",
            "laatija \"Aino Asiakas\" ei ole tiedossa"
        )
    );
}

#[test]
fn every_step_of_the_signing_order_has_a_signatory() {
    assert_eq!(
        found(|_, d| {
            d.agreement.signatories.remove(0);
        }),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat",
            "allekirjoittaja puuttuu: asiakkuusjohtaja tai asiakaspäällikkö"
        )
    );
}

#[test]
fn signatories_stand_in_signing_order() {
    assert_eq!(
        found(|_, d| d.agreement.signatories.swap(0, 1)),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/1",
            "Sanna Suhde (asiakkuusjohtaja) on väärässä kohdassa allekirjoitusjärjestystä"
        )
    );
}

#[test]
fn a_signatory_is_of_the_party_of_the_position() {
    assert_eq!(
        found(|_, d| d.agreement.signatories[1].party = Party::Customer),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/1/osapuoli",
            "Yrjö Ylin (ylijohtaja) on merkitty väärän osapuolen allekirjoittajaksi"
        )
    );
}

#[test]
fn a_position_outside_the_signing_order_is_found_with_the_nearest() {
    assert_eq!(
        found(|_, d| d
            .agreement
            .signatories
            .push(signatory("X", "asiakkaan edustja", Party::Customer))),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/3/asema",
            "asema \"asiakkaan edustja\" ei ole tiedossa; tarkoititko \"asiakkaan edustaja\"?"
        )
    );
}

#[test]
fn a_person_signs_once() {
    assert_eq!(
        found(|_, d| {
            let again = d.agreement.signatories[2].clone();
            d.agreement.signatories.push(again);
        }),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/3/nimi",
            "allekirjoittaja \"Aino Asiakas\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn the_signing_order_has_steps_for_both_parties_and_each_position_once() {
    let list = "/oletukset/allekirjoitusjarjestys";
    assert_eq!(
        found_in_configuration(|c| c.defaults.signing_order.truncate(1)),
        one(
            DataFile::CONFIGURATION,
            list,
            "allekirjoitusjärjestyksessä ei ole vaihetta kummallekin osapuolelle"
        )
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.signing_order[1].clear()),
        one(
            DataFile::CONFIGURATION,
            &format!("{list}/1"),
            "allekirjoituksen vaihe on tyhjä"
        )
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.signing_order[1].push("asiakkuusjohtaja".into())),
        one(
            DataFile::CONFIGURATION,
            &format!("{list}/1/1"),
            "asema \"asiakkuusjohtaja\" on lueteltu kahdesti"
        )
    );
}
