"""Tests of the statement's form, cover and excerpts."""
