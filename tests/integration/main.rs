//! The library and the program from outside: what a flow's reader and a pipeline meet.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

#[cfg(unix)]
mod action;
#[cfg(unix)]
mod adoption;
mod bpmn;
mod charts;
mod check;
mod commands;
mod companions;
mod configuration;
mod coverage;
mod data;
mod diff;
mod drawings;
mod examples;
mod exit_codes;
mod export;
mod finding;
mod fixing;
mod flow;
mod formats;
mod golden;
#[cfg(unix)]
mod hooks;
mod hostile;
mod origin;
mod own_rules;
mod pages;
mod plan;
mod project;
mod ratchet;
mod readiness;
mod report;
mod schema;
mod services;
mod slips;
mod statistics;
mod survey;
mod tables;
mod threads;
mod times;
mod waivers;
mod watching;
mod xml;
